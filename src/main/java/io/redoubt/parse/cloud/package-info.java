/// Text logs of cloud networks: AWS VPC flow logs, with and without a header line.
///
/// May import `event` and `parse.frame`. Start reading at [VpcFlow].
@NullMarked
package io.redoubt.parse.cloud;

import org.jspecify.annotations.NullMarked;

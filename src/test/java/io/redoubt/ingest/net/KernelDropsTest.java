package io.redoubt.ingest.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class KernelDropsTest {
  @Test
  void addsTheLastColumnOfTheSocketsOfThePort() {
    List<String> table =
        List.of(
            "   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid "
                + " timeout inode ref pointer drops",
            "  501: 0100007F:158A 00000000:0000 07 00000000:00000000 00:00000000 00000000  1000   "
                + "     0 41 2 0000000000000000 12",
            "  502: 00000000:158A 00000000:0000 07 00000000:00000000 00:00000000 00000000  1000   "
                + "     0 42 2 0000000000000000 3",
            "  503: 0100007F:158B 00000000:0000 07 00000000:00000000 00:00000000 00000000  1000   "
                + "     0 43 2 0000000000000000 9",
            "  504: broken");
    assertThat(KernelDrops.in(table, 0x158A)).isEqualTo(15);
    assertThat(KernelDrops.in(table, 1)).isZero();
  }
}

/// The types of clients, made from the contract. Start at [ContractTypes].
@org.jspecify.annotations.NullMarked
package io.redoubt.testing.contract;

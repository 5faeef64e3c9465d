package io.redoubt.ingest.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;

/// Receives the datagrams of one endpoint on a thread of the platform, which does nothing else, so
/// that the kernel's buffer is emptied as fast as can be. Thread-safe.
final class DatagramListener implements Listener {
  private static final int LARGEST = 65_535;
  private static final int RECEIVE_BUFFER = 16 << 20;

  private static final Duration LAST_DATAGRAM = Duration.ofSeconds(1);

  private final Endpoint endpoint;
  private final DatagramChannel channel;
  private final DatagramReader reader;
  private final Connection.Shared shared;
  private final Lanes lanes;
  private final Thread thread;
  private volatile long kernelDropped;

  private DatagramListener(
      Endpoint endpoint,
      DatagramChannel channel,
      DatagramReader reader,
      Connection.Shared shared,
      Lanes lanes) {
    this.endpoint = endpoint;
    this.channel = channel;
    this.reader = reader;
    this.shared = shared;
    this.lanes = lanes;
    thread = Thread.ofPlatform().daemon().name(endpoint.toString()).unstarted(this::receive);
  }

  /// Binds and receives.
  static DatagramListener open(
      Endpoint asked, DatagramReader reader, Connection.Shared shared, Lanes lanes)
      throws IOException {
    InetAddress address = InetAddress.getAllByName(asked.host())[0];
    DatagramChannel channel =
        DatagramChannel.open(
            address instanceof Inet4Address
                ? StandardProtocolFamily.INET
                : StandardProtocolFamily.INET6);
    try {
      channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
      channel.bind(new InetSocketAddress(address, asked.port()));
      Endpoint bound = new Endpoint(asked.protocol(), asked.host(), port(channel));
      DatagramListener listener = new DatagramListener(bound, channel, reader, shared, lanes);
      listener.thread.start();
      return listener;
    } catch (IOException taken) {
      channel.close();
      throw taken;
    }
  }

  private static int port(DatagramChannel channel) throws IOException {
    return channel.getLocalAddress() instanceof InetSocketAddress address ? address.getPort() : 0;
  }

  private void receive() {
    ByteBuffer buffer = ByteBuffer.allocateDirect(LARGEST);
    while (channel.isOpen()) {
      try {
        buffer.clear();
        SocketAddress from = channel.receive(buffer);
        if (from instanceof InetSocketAddress sender) {
          byte[] datagram = new byte[buffer.flip().remaining()];
          buffer.get(datagram);
          String address = sender.getAddress().getHostAddress();
          reader.read(address, datagram).ifPresent(record -> lanes.add(address, record));
        }
      } catch (IOException _) {
        // Closed, or an error of an earlier datagram is told here.
      }
    }
  }

  @Override
  public Tally tally() {
    reader.expire();
    if (channel.isOpen()) {
      kernelDropped = KernelDrops.at(endpoint.port());
    }
    return shared.counts().tally(endpoint, kernelDropped, 0);
  }

  @Override
  public void close(Duration deadline) {
    kernelDropped = KernelDrops.at(endpoint.port());
    try {
      channel.close();
      thread.join(LAST_DATAGRAM);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    reader.close();
    lanes.close(deadline);
  }
}

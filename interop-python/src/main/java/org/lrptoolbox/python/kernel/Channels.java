package org.lrptoolbox.python.kernel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/**
 * The five sockets of Jupyter's wire protocol, version 5: shell and control (requests), stdin (questions to the user), iopub
 * (what everybody sees) and the heartbeat. Each socket has a thread of its own, which receives and sends, as ZeroMQ asks.
 * Messages are signed by HMAC; those with a wrong signature, or one seen before, are dropped.
 */
public final class Channels implements AutoCloseable {
    private static final String DELIMITER = "<IDS|MSG>";
    private static final int PARTS = 4;
    private static final int LINGER_MS = 1000;
    private static final int MOST_SIGNATURES = 65536;

    private final ZContext context = new ZContext();
    private final String key;
    private final String algorithm;
    private final Channel shell;
    private final Channel control;
    private final Channel stdin;
    private final Channel iopub;
    private final java.util.Set<String> seen = new java.util.LinkedHashSet<>();

    /** Received: who sent it, by socket and identities, and the four parts in JSON. */
    public record Message(String channel, List<byte[]> identities, String header, String parent, String metadata,
            String content) {}

    /**
     * Binds the sockets.
     *
     * @param ports of shell, control, stdin, iopub and heartbeat; 0 for any that is free
     * @param key what messages are signed with; empty for no signatures
     * @param scheme such as {@code hmac-sha256}
     */
    public Channels(String transport, String ip, List<Integer> ports, String key, String scheme) {
        this.key = key;
        this.algorithm = "Hmac" + scheme.replaceFirst("^hmac-", "").toUpperCase(java.util.Locale.ROOT);
        context.setLinger(LINGER_MS);
        String address = transport + "://" + ip + (transport.equals("tcp") ? ":" : "-");
        shell = new Channel("shell", SocketType.ROUTER, address, ports.get(0));
        control = new Channel("control", SocketType.ROUTER, address, ports.get(1));
        stdin = new Channel("stdin", SocketType.ROUTER, address, ports.get(2));
        iopub = new Channel("iopub", SocketType.PUB, address, ports.get(3));
        new Channel("hb", SocketType.REP, address, ports.get(4));
    }

    /** The next request. Waits without end; an interrupt of the thread ends it. */
    public Message next() throws InterruptedException {
        return shell.received.take();
    }

    /** The next request if one waits already. */
    public @Nullable Message waiting() {
        return shell.received.poll();
    }

    /** The next answer to a question; {@code null} after so many milliseconds. */
    public @Nullable Message answer(long milliseconds) throws InterruptedException {
        return stdin.received.poll(milliseconds, java.util.concurrent.TimeUnit.MILLISECONDS);
    }

    /** Forgets answers to questions that nobody asks any more. */
    public void forgetAnswers() {
        stdin.received.clear();
    }

    /** Hands requests of the control channel, one by one, to a function, on a thread of its own. */
    public void onControl(Consumer<Message> handler) {
        Thread.ofPlatform().daemon().name("kernel control").start(() -> {
            try {
                while (true) {
                    handler.accept(control.received.take());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Sends a message: to whoever sent {@code to} on its channel or, for iopub, to everybody, who choose by topic. */
    public void send(String channel, @Nullable Message to, String topic, String header, String parent, String metadata,
            String content) {
        List<byte[]> frames = new ArrayList<>();
        if (channel.equals("iopub")) {
            frames.add(bytes(topic));
        } else if (to != null) {
            frames.addAll(to.identities());
        }
        frames.add(bytes(DELIMITER));
        List<byte[]> parts = List.of(bytes(header), bytes(parent), bytes(metadata), bytes(content));
        frames.add(bytes(signature(parts)));
        frames.addAll(parts);
        (switch (channel) {
            case "iopub" -> iopub;
            case "control" -> control;
            case "stdin" -> stdin;
            default -> shell;
        }).send(frames);
    }

    private String signature(List<byte[]> parts) {
        if (key.isEmpty()) {
            return "";
        }
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(bytes(key), algorithm));
            parts.forEach(mac::update);
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("signatures by " + algorithm + " are not known", e);
        }
    }

    private @Nullable Message message(String channel, List<byte[]> frames) {
        int at = 0;
        while (at < frames.size() && !DELIMITER.equals(text(frames.get(at)))) {
            at++;
        }
        if (at + 1 + PARTS >= frames.size()) {
            return null;
        }
        List<byte[]> parts = frames.subList(at + 2, at + 2 + PARTS);
        String signature = signature(parts);
        String given = text(frames.get(at + 1));
        if (!MessageDigest.isEqual(bytes(signature), bytes(given)) || !key.isEmpty() && isKnown(given)) {
            return null;
        }
        return new Message(channel, List.copyOf(frames.subList(0, at)), text(parts.get(0)), text(parts.get(1)),
                text(parts.get(2)), text(parts.get(3)));
    }

    private boolean isKnown(String signature) {
        synchronized (seen) {
            if (seen.size() > MOST_SIGNATURES) {
                seen.clear();
            }
            return !seen.add(signature);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Sends what is left and closes the sockets. */
    @Override
    public void close() {
        for (Channel channel : List.of(iopub, shell, control, stdin)) {
            channel.finish();
        }
        context.close();
    }

    /** One socket and its thread. To be sent are lists of frames; a pair of sockets within the process wakes the thread. */
    private final class Channel {
        private final String name;
        private final ZMQ.Socket socket;
        private final BlockingQueue<Message> received = new LinkedBlockingQueue<>();
        private final BlockingQueue<List<byte[]>> outgoing = new LinkedBlockingQueue<>();
        private final ZMQ.Socket wake;
        private final Thread thread;

        Channel(String name, SocketType type, String address, int port) {
            this.name = name;
            socket = context.createSocket(type);
            try {
                socket.bind(address + (port == 0 ? "*" : Integer.toString(port)));
            } catch (ZMQException e) {
                throw new IllegalStateException("the kernel's socket " + address + port + " cannot be opened: "
                        + e.getMessage(), e);
            }
            ZMQ.Socket woken = context.createSocket(SocketType.PAIR);
            woken.bind("inproc://" + name);
            wake = context.createSocket(SocketType.PAIR);
            wake.connect("inproc://" + name);
            thread = Thread.ofPlatform().daemon().name("kernel " + name).start(() -> serve(woken));
        }

        private void serve(ZMQ.Socket woken) {
            ZMQ.Poller poller = context.createPoller(2);
            poller.register(woken, ZMQ.Poller.POLLIN);
            if (!name.equals("iopub")) {
                poller.register(socket, ZMQ.Poller.POLLIN);
            }
            try {
                while (poller.poll() >= 0) {
                    if (poller.pollin(0)) {
                        boolean goOn = woken.recv().length == 0;
                        drain();
                        if (!goOn) {
                            return;
                        }
                    }
                    if (!name.equals("iopub") && poller.pollin(1)) {
                        receive();
                    }
                }
            } catch (ZMQException e) {
                if (e.getErrorCode() != ZMQ.Error.ETERM.getCode()) {
                    throw e;
                }
            } finally {
                socket.setLinger(LINGER_MS);
                socket.close();
            }
        }

        private void receive() {
            List<byte[]> frames = new ArrayList<>();
            do {
                frames.add(socket.recv());
            } while (socket.hasReceiveMore());
            if (name.equals("hb")) {
                transmit(frames);
                return;
            }
            Message message = message(name, frames);
            if (message != null) {
                received.add(message);
            }
        }

        private void drain() {
            for (List<byte[]> frames = outgoing.poll(); frames != null; frames = outgoing.poll()) {
                transmit(frames);
            }
        }

        private void transmit(List<byte[]> frames) {
            for (int i = 0; i < frames.size(); i++) {
                socket.send(frames.get(i), i < frames.size() - 1 ? ZMQ.SNDMORE : 0);
            }
        }

        synchronized void send(List<byte[]> frames) {
            outgoing.add(frames);
            wake.send(new byte[0], 0);
        }

        void finish() {
            synchronized (this) {
                wake.send(new byte[]{1}, 0);
            }
            try {
                thread.join(LINGER_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

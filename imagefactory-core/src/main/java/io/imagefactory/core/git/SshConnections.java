package io.imagefactory.core.git;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.RemoteSession2;
import org.eclipse.jgit.transport.SshSessionFactory;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.sshd.ServerKeyDatabase;
import org.eclipse.jgit.transport.sshd.SshdSession;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;
import org.eclipse.jgit.transport.sshd.agent.Connector;
import org.eclipse.jgit.transport.sshd.agent.ConnectorFactory;
import org.eclipse.jgit.util.FS;
import org.jspecify.annotations.Nullable;

/** Opens the sessions of one exchange by ssh: keys only, of files or the agent, and nobody is asked at a terminal. */
final class SshConnections extends SshSessionFactory {

    private final Exchange exchange;
    private final GitHostSettings settings;
    private final Sessions sessions = new Sessions();

    SshConnections(Exchange exchange, GitHostSettings settings) {
        this.exchange = exchange;
        this.settings = settings;
        settings.sshFolder().map(Path::toFile).ifPresent(sessions::setSshDirectory);
    }

    @Override
    public RemoteSession2 getSession(URIish uri, @Nullable CredentialsProvider credentials, FS fs, int milliseconds)
            throws TransportException {
        return new MeteredSession(open(uri, () -> sessions.getSession(uri, credentials, fs, milliseconds)), exchange);
    }

    /** In a thread of its own: a host that goes on greeting keeps whoever waits for it to say who it is. */
    private SshdSession open(URIish uri, Callable<SshdSession> way) throws TransportException {
        FutureTask<SshdSession> opening = new FutureTask<>(way);
        Thread thread = new Thread(opening, "imagefactory-ssh");
        thread.setDaemon(true);
        thread.start();
        try {
            return opening.get(exchange.timeLeft().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof TransportException problem
                    ? problem
                    : new TransportException(uri, String.valueOf(e.getCause().getMessage()), e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            opening.cancel(true);
            sessions.close();
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw new TransportException(uri, "it was not open in time", exchange.passed());
        }
    }

    @Override
    public String getType() {
        return sessions.getType();
    }

    private final class Sessions extends SshdSessionFactory {

        @Override
        protected ServerKeyDatabase createServerKeyDatabase(File home, File sshFolder) {
            return new KnownHosts(super.createServerKeyDatabase(home, sshFolder), exchange);
        }

        @Override
        protected @Nullable ConnectorFactory getConnectorFactory() {
            return settings.sshAgent().map(SshAgents::new).orElse(null);
        }

        @Override
        protected String getDefaultPreferredAuthentications() {
            return "publickey";
        }
    }

    private record MeteredSession(SshdSession session, Exchange exchange) implements RemoteSession2 {

        @Override
        public Process exec(String command, int seconds) throws IOException {
            return new MeteredProcess(session.exec(command, seconds), exchange);
        }

        @Override
        public Process exec(String command, Map<String, String> environment, int seconds) throws IOException {
            return new MeteredProcess(session.exec(command, environment, seconds), exchange);
        }

        @Override
        public void disconnect() {
            session.disconnect();
        }
    }

    private static final class MeteredProcess extends Process {

        private final Process process;
        private final InputStream output;
        private final InputStream errors;

        MeteredProcess(Process process, Exchange exchange) {
            this.process = process;
            this.output = new MeteredStream(process.getInputStream(), exchange);
            this.errors = new MeteredStream(process.getErrorStream(), exchange);
        }

        @Override
        public OutputStream getOutputStream() {
            return process.getOutputStream();
        }

        @Override
        public InputStream getInputStream() {
            return output;
        }

        @Override
        public InputStream getErrorStream() {
            return errors;
        }

        @Override
        public int waitFor() throws InterruptedException {
            return process.waitFor();
        }

        @Override
        public int exitValue() {
            return process.exitValue();
        }

        @Override
        public void destroy() {
            process.destroy();
        }
    }

    /** Finds the agent: the one that the user's ssh configuration names ({@code IdentityAgent}), else the environment's. */
    private record SshAgents(Path environment) implements ConnectorFactory {

        @Override
        public Connector create(@Nullable String identityAgent, File home) {
            boolean named = identityAgent != null && Path.of(identityAgent).isAbsolute();
            return new SshAgent(named ? Path.of(identityAgent) : environment);
        }

        @Override
        public boolean isSupported() {
            return true;
        }

        @Override
        public String getName() {
            return "imagefactory";
        }

        @Override
        public Collection<ConnectorDescriptor> getSupportedConnectors() {
            return List.of(getDefaultConnector());
        }

        @Override
        public ConnectorDescriptor getDefaultConnector() {
            return new ConnectorDescriptor() {
                @Override
                public String getIdentityAgent() {
                    return "SSH_AUTH_SOCK";
                }

                @Override
                public String getDisplayName() {
                    return "the ssh agent";
                }
            };
        }
    }
}

package io.imagefactory.core.git;

import java.io.File;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.eclipse.jgit.transport.sshd.agent.Connector;
import org.eclipse.jgit.transport.sshd.agent.ConnectorFactory;
import org.jspecify.annotations.Nullable;

/** Finds the agent: the one that the user's ssh configuration names ({@code IdentityAgent}), else the environment's. */
record SshAgents(Path environment) implements ConnectorFactory {

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

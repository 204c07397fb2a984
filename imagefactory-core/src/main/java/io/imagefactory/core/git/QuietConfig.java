package io.imagefactory.core.git;

import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.StoredConfig;
import org.jspecify.annotations.Nullable;

/**
 * The configuration above every repository's, held in memory. It claims to have measured every file system, since JGit
 * otherwise does so for three seconds, with files in the repository, and keeps the outcome in the user's home.
 */
final class QuietConfig extends StoredConfig {

    QuietConfig() {}

    QuietConfig(Config user) {
        super(user);
    }

    @Override
    public @Nullable String getString(String section, @Nullable String subsection, String name) {
        if (section.equals("filesystem")) {
            return name.equals("timestampResolution") ? "2 seconds" : "0 seconds";
        }
        return super.getString(section, subsection, name);
    }

    @Override
    public void load() {
        // There is nothing behind it.
    }

    @Override
    public void save() {
        // There is nothing behind it.
    }
}

package dev.plumbline.cli;

import picocli.CommandLine.IVersionProvider;

/** The version that the jar was built as. */
final class PlumblineVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = PlumblineVersion.class.getPackage().getImplementationVersion();
        return new String[] {"Plumbline " + (version == null ? "(development)" : version)};
    }
}

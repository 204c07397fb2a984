// Names that no goal has, on the command line, among the POM's properties and in its configuration. Each is told with what
// was meant, and nothing is read or written.
import io.imagefactory.it.UserProject

def project = new UserProject(basedir)
project.assertPrinted(1, '-Dimagefactory.dryRnu: there is no such property; did you mean "imagefactory.dryRun"?')
for (run in 1..2) {
  project.assertPrinted(run, '<imagefactory.stateDirectry> in the POM: there is no such property')
  project.assertPrinted(run, '<failOnDiscoveryEror> in the <configuration> of the plugin: there is no such parameter; did you mean "failOnDiscoveryError"?')
}
project.assertPrinted(2, '<planfile> in the <configuration> of the plugin: there is no such parameter; did you mean "planFile"?')
assert !new File(basedir, 'state').exists()

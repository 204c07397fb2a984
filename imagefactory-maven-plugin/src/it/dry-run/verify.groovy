// What would a goal do? It says so, and writes nothing. The option had another name once, which means the same, on the
// command line (2) and in the POM (3), and is said to be old.
import io.imagefactory.it.UserProject

def project = new UserProject(basedir)
def old = 'imagefactory.frozen is an old name; use imagefactory.dryRun'
(1..3).each { build ->
    project.assertPrinted(
            build,
            '  created  state/base-images/golang-1.25.yaml',
            '  updated  state/images/shop.yaml (lastDiscovery, enrollment)',
            '(dry run: nothing was written)')
}
[2, 3].each { project.assertPrinted(it, old) }
assert project.log().count(old) == 2
assert project.log().count('(dry run: nothing was written)') == 4 // synth says so too
project.assertPrinted(1, 'target/imagefactory/kargo.yaml: ')
project.assertAbsent('target/imagefactory') // Maven 4 makes the folder around it
project.assertUntouched('state')
project.assertAbsent('state/base-images')

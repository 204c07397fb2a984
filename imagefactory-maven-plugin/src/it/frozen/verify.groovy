// What would `discover` do? It says so, and writes nothing.
import io.imagefactory.it.UserProject

def project = new UserProject(basedir)
project.assertPrinted(
        1,
        '  created  state/base-images/golang-1.25.yaml',
        '  updated  state/images/shop.yaml (lastDiscovery, enrollment)',
        '(frozen: nothing was written)')
project.assertUntouched('state')
project.assertAbsent('state/base-images')

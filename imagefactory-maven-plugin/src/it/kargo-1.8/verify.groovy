// A cluster that still runs Kargo 1.8, which knows `allowTags` and would ignore the list of regexes that came after
// it; in a namespace and at an interval of its own.
import io.imagefactory.it.UserProject

def project = new UserProject(basedir)
project.assertAsExpected()
project.assertPrinted(1, 'target/imagefactory/kargo.yaml: 1 Warehouse for Kargo 1.8')

// A POM that names the plugin and binds no goal: each is called alone, by its short name. A pinned imagefactory.now
// gives the same bytes on every day.
import io.imagefactory.it.UserProject

def project = new UserProject(basedir)
project.assertAsExpected()
project.assertPrinted(2, 'target/imagefactory/kargo.yaml: 1 Warehouse')
project.assertPrinted(3, 'state says what images.yaml and the Dockerfiles say')

// Somebody has written the digest that a base image has now. A build lets it stand; `discover`, called by name, moves
// the one before into the history.
import io.imagefactory.it.UserProject

def project = new UserProject(basedir)
project.assertPrinted(1, '2 unchanged, 0 failed')
project.assertPrinted(2, '  updated  state/base-images/golang-1.25.yaml (')
project.assertAsExpected()

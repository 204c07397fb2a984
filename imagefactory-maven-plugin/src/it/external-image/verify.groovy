// Images that are run and not built: there is no Dockerfile to look at, images.yaml says which tags the Warehouse
// watches. One that does not say so has no Warehouse, and is named in a warning.
import io.imagefactory.it.UserProject

def project = new UserProject(basedir)
project.assertAsExpected()
project.assertPrinted(
        1,
        'images.yaml: 3 images, 0 managed and 3 external, on 0 base images',
        'vault: has no Warehouse',
        'target/imagefactory/kargo.yaml: 2 Warehouses')

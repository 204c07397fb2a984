// A team enrols its first image, and has no state yet. One build writes the state of the image and of both of its base
// images, and the manifest that watches the base images.
import io.imagefactory.it.UserProject

def project = new UserProject(basedir)
project.assertAsExpected()
project.assertPrinted(
        1,
        'images.yaml: 1 image, 1 managed and 0 external, on 2 base images',
        '  created  state/images/shop.yaml',
        'state: 3 created, 0 updated, 0 restored, 0 archived, 0 unchanged, 0 failed',
        'target/imagefactory/kargo.yaml: 2 Warehouses')

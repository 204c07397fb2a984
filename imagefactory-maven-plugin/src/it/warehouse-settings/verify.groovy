// How often Kargo looks, and at how much, is said for all Warehouses, for those of base images, and for one of them; base
// images are followed by their tag. What stands under a name that no Warehouse has is told, and harms nothing.
import io.imagefactory.it.UserProject

def project = new UserProject(basedir)
project.assertAsExpected()
project.assertPrinted(
        1,
        'images.yaml:9:5: warehouses names "postgers", but there is no such Warehouse; did you mean "postgres"?',
        'target/imagefactory/kargo.yaml: 3 Warehouses for Kargo 1.12',
        "Kargo's requests a day: docker.io about 60")

// Nothing is new, at whatever time one looks: no goal, bound or called by name, changes a byte or a time of
// modification in the state, and the manifest is written once and asks for Node once.
import io.imagefactory.it.UserProject

def project = new UserProject(basedir)
project.assertUntouched('state')
project.assertPrinted(1, 'state: 0 created, 0 updated, 0 restored, 0 archived, 3 unchanged, 0 failed')
project.assertPrinted(2, 'target/imagefactory/kargo.yaml: 2 Warehouses for Kargo 1.12, unchanged')

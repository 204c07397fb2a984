// The gallery, as it is copied: each repository builds in a pipeline, offline, and what is committed there (states, and
// manifests that are kept) is what its images.yaml and Dockerfiles say. What bake builds is what is enrolled.
import io.imagefactory.it.UserProject

def project = new UserProject(basedir)
project.assertPrinted(
        1,
        'images.yaml: 4 images, 3 managed and 1 external',
        'images.yaml: 5 images, 4 managed and 1 external',
        'images: 7 images, 5 managed and 2 external')
assert project.text('gitlab-kargo/manifests/kargo.yaml').contains('kind: PromotionTask')
project.assertPrinted(2, 'found: 0 certain, 0 likely, 0 guess; 5 images already enrolled')
assert project.git('status', '--porcelain').isEmpty()
assert project.git('-C', 'monorepo', 'status', '--porcelain').isEmpty()

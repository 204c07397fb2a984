// Someone begins with what stands in CI: looks, has it written, and comes to a first plan. What is enrolled is not
// proposed again, so that the third run writes nothing.
import io.imagefactory.it.UserProject

def project = new UserProject(basedir)
assert project.path('images.yaml').toFile().text == '''\
# yaml-language-server: $schema=images.schema.json
- name: cart
  registry: ghcr.io
  repository: acme/cart
  source:
    repo: acme/shop
    branch: main
    dockerfile: services/cart/Dockerfile
    workflow: images.yml
    platforms: [linux/amd64, linux/arm64]
    buildArgs:
      RUNTIME: gcr.io/distroless/static-debian12:nonroot
# likely: Compose runs it, at compose.yaml:3
- name: postgres
  repository: library/postgres
  allowTags: ^17-bookworm$
'''
assert project.path('images.schema.json').toFile().isFile()
assert project.path('state/base-images/gcr.io-distroless-static-debian12-nonroot.yaml').toFile().isFile()
project.assertPrinted(
        1,
        'found: 1 certain, 1 likely, 0 guess; 0 images already enrolled',
        'images.yaml: nothing is written; add them with -Dimagefactory.write')
project.assertPrinted(2, 'images.yaml: 2 images added')
project.assertPrinted(3, '2 images already enrolled', 'images.yaml: nothing to add')
project.assertPrinted(3, 'images.yaml: 2 images, 1 managed and 1 external, on 2 base images')

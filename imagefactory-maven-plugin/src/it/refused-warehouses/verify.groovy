// Everything that a cluster would refuse, or take and then fail on, is told at once, with the line of each image; and no
// manifest is written that a later step might apply.
import io.imagefactory.it.UserProject

def project = new UserProject(basedir)
project.assertPrinted(
        1,
        'Kargo would not take these Warehouses:',
        'imagefactory.namespace "acme.images": must be a DNS label',
        'images.yaml:1:3: image "postgres": Kargo 1.8 cannot be told ignoreTags "-(rc|beta)"',
        'images.yaml:6:3: image "tool": repoURL "ghcr.io/acme/tool--box" is nothing that Kargo accepts',
        'images.yaml:11:3: image "sneaky": allowTags "^1-${{ secret(\'token\').value }}" must not hold `${{`')
project.assertAbsent('target/imagefactory/kargo.yaml')

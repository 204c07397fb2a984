// Two clusters with two releases of Kargo: two executions, each with a directory and a classifier of its own.
import io.imagefactory.it.UserProject

def installed = { classifier -> new File(localRepositoryPath, "it/two-manifests/1/two-manifests-1-${classifier}.yaml").text }
assert installed('kargo').contains('allowTagsRegexes:')
assert installed('kargo-laboratory').contains('allowTags: ^17-bookworm$')

def project = new UserProject(basedir)
assert project.text('target/imagefactory/kargo.yaml') == installed('kargo')
assert project.text('target/laboratory/kargo.yaml') == installed('kargo-laboratory')

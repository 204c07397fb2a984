// Two modules make manifests for two clusters from one images.yaml and one state, at once and before there is any
// state. Whoever comes second finds the work of the first done, and takes nothing back.
import io.imagefactory.it.UserProject

def project = new UserProject(basedir)
project.assertAsExpected()
assert project.log().count('created') == 4 : 'each of two files once, and each module counts what it created'
assert project.log().contains(': 2 created, 0 updated')
assert project.log().contains(': 0 created, 0 updated, 0 restored, 0 archived, 2 unchanged, 0 failed')
assert project.text('old-cluster/target/imagefactory/kargo.yaml').contains('allowTags: ')
assert project.text('new-cluster/target/imagefactory/kargo.yaml').contains('allowTagsRegexes:')

// A repository that Argo CD reads: objects say in which wave they are applied, and beside the manifest stands a
// kustomization, for as long as it is wanted. `verify` looks after both.
import io.imagefactory.it.UserProject

def project = new UserProject(basedir)
project.assertPrinted(1, 'manifests/kargo.yaml: 1 Warehouse for Kargo 1.12, unchanged')
project.assertPrinted(2, '1 file is stale', '--- a/manifests/kustomization.yaml', '+++ /dev/null', '-kind: Kustomization', 'mvn imagefactory:synth')
assert project.text('manifests/kargo.yaml').contains('argocd.argoproj.io/sync-wave: "0"')
project.assertAbsent('manifests/kustomization.yaml')

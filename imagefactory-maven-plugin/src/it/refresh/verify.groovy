// Registries are asked through a mirror that wants a login, which docker has. What is there is recorded, what is not
// fails the goal at its end, and nobody is asked again soon, or without a network.
import io.imagefactory.it.UserProject

context['server'].stop(0)

def project = new UserProject(basedir)
project.assertPrinted(1,
        '  registry.example.com/acme/base:22 first seen: ',
        '  registry.example.com/acme/tool:v1.3.0 first seen: ',
        'state: 2 checked, 2 changed, 0 checked recently and left alone, 1 failed',
        'app: not published under the tag that is followed, or not shown to us',
        '  registry.example.com: 10 requests; it says that 76 of 100 are left',
        'state/images/gone.yaml: registry.example.com has no such image or tag, or does not show it to us (404)')
project.assertPrinted(2,
        'state: 0 checked, 0 changed, 2 checked recently and left alone, 1 failed',
        '  registry.example.com: 5 requests')
project.assertPrinted(3, 'Maven is offline (-o)')
project.assertNeverPrinted('s3cr3t-p4ss')
project.assertAsExpected()

// A registry, a CI system that builds what its webhook is asked for, and the Git server of the infra repository.
import com.sun.net.httpserver.HttpServer
import groovy.json.JsonSlurper
import io.imagefactory.it.LoopbackRegistry
import io.imagefactory.it.UserProject

import javax.crypto.Mac
import javax.crypto.spec.SecretKeySpec

def registry = LoopbackRegistry.start(new File(basedir, 'target/registry'))
def first = registry.push('vendor/base', '22', 'first')
registry.push('acme/app', 'latest', 'built from first')
// Once the first image is known the vendor publishes another; when that is known and looked for, another job begins.
def project = new UserProject(basedir)
def onceKnown
onceKnown = { String digest, String tag, Closure event ->
    registry.afterLookAt('vendor/base', tag) {
        if (project.text('state/base-images/registry.example.com-vendor-base-22.yaml').contains("currentDigest: $digest")) {
            event()
        } else {
            onceKnown(digest, tag, event)
        }
    }
}
onceKnown(first, '22') {
    context['moved'] = registry.push('vendor/base', '22', 'second')
    onceKnown(context['moved'], context['moved']) { project.copy('state', 'target/other-job') }
}

def builds = []
def key = '0123456789012345678901234567890' + '1'
def ci = HttpServer.create(new InetSocketAddress(InetAddress.getByName('127.0.0.1'), 0), 0)
ci.createContext('/build') { exchange ->
    def body = exchange.requestBody.bytes
    def header = { exchange.requestHeaders.getFirst(it) }
    def mac = Mac.getInstance('HmacSHA256')
    mac.init(new SecretKeySpec(key.getBytes('UTF-8'), 'HmacSHA256'))
    mac.update("${header('webhook-id')}.${header('webhook-timestamp')}.".getBytes('UTF-8'))
    def signature = 'v1,' + mac.doFinal(body).encodeBase64()
    if (header('webhook-signature') == signature) {
        def data = new JsonSlurper().parse(body).data
        builds << data
        registry.push('acme/app', 'latest', 'built from ' + new JsonSlurper().parseText(data.base_images).values().join(', '))
        exchange.responseHeaders.set('Location', '/runs/' + builds.size())
        exchange.sendResponseHeaders(201, -1)
    } else {
        exchange.sendResponseHeaders(401, -1)
    }
    exchange.close()
}
ci.start()
context['registry'] = registry
context['ci'] = ci
context['builds'] = builds
context['first'] = first

['pom.xml', 'images.yaml'].each {
    def file = new File(basedir, it)
    file.text = file.text.replace('REGISTRY', registry.host()).replace('CI/', "127.0.0.1:${ci.address.port}/")
}
project.commit()
project.addOrigin('target/infra.git')
return true

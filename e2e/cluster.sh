# Kubernetes is a cluster: kind's, which is made, or the one of the current context. Sourced by run.

up() {
  if [ "$cluster" = kind ]; then
    export KUBECONFIG=$work/kubeconfig
    kind create cluster --name imagefactory-e2e --wait 120s
  fi
  kubectl apply -f https://github.com/cert-manager/cert-manager/releases/download/v1.16.2/cert-manager.yaml > "$work/cert-manager.log"
  kubectl wait --for=condition=Available deployment --all --namespace cert-manager --timeout=300s > /dev/null
  for name in e2e kargo; do
    namespace "$name"
  done
  kubectl create secret tls tls --namespace e2e --cert "$work/tls/tls.crt" --key "$work/tls/tls.key" --dry-run=client -o yaml | kubectl apply -f - > /dev/null
  kubectl create configmap parts --namespace e2e --from-file "$here/parts" --dry-run=client -o yaml | kubectl apply -f - > /dev/null
  kubectl create configmap e2e-ca --namespace kargo --from-file "$work/tls/ca.crt" --dry-run=client -o yaml | kubectl apply -f - > /dev/null
  kubectl apply -f "$here/parts/parts.yaml" > /dev/null
  helm upgrade --install kargo oci://ghcr.io/akuity/kargo-charts/kargo --version "$kargo" --namespace kargo --wait \
    "${settings[@]}" --set controller.cabundle.configMapName=e2e-ca > "$work/helm.log" 2>&1
  kubectl wait --for=condition=Available deployment --all --namespace e2e --timeout=300s > /dev/null
  forward registry 5000
  forward git 3000
}

namespace() { # one that is ours, or none
  if kubectl get namespace "$1" > /dev/null 2>&1; then
    [ "$(kubectl get namespace "$1" -o 'jsonpath={.metadata.labels.imagefactory-e2e}')" = true ] || {
      echo "the namespace $1 is there already, and not ours" >&2
      exit 1
    }
  else
    kubectl create namespace "$1" > /dev/null
    kubectl label namespace "$1" imagefactory-e2e=true > /dev/null
  fi
}

forward() { # begins anew after an outage
  (while sleep 1; do kubectl port-forward --namespace e2e "service/$1" "$2"; done) > "$work/forward-$1.log" 2>&1 &
  forwards="${forwards:-} $!"
}

away() { # registry or git
  kubectl scale --namespace e2e "deployment/$1" --replicas=0 > /dev/null
  kubectl wait --for=delete pod --selector="app=$1" --namespace e2e --timeout=120s > /dev/null
}

back() {
  kubectl scale --namespace e2e "deployment/$1" --replicas=1 > /dev/null
  kubectl rollout status --namespace e2e "deployment/$1" --timeout=120s > /dev/null
}

kill_controller() {
  kubectl delete pod --namespace kargo --selector=app.kubernetes.io/component=controller --grace-period=0 --force > /dev/null 2>&1
}

second_controller() { # shard; its chart installs one, so the second is a copy of that
  kubectl get deployment kargo-controller --namespace kargo -o json | python3 "$here/second.py" "$1" | kubectl apply -f - > /dev/null
  kubectl rollout status --namespace kargo deployment/kargo-controller-second --timeout=120s > /dev/null
}

log_of() { kubectl logs --namespace e2e "deployment/$1" --tail=-1; } # registry or git

memory_of_controller() { # in bytes, now: a cluster keeps no maximum
  local pod node
  pod=$(kubectl get pod --namespace kargo --selector=app.kubernetes.io/component=controller -o 'jsonpath={.items[0].metadata.name}')
  node=$(kubectl get pod --namespace kargo "$pod" -o 'jsonpath={.spec.nodeName}')
  kubectl get --raw "/api/v1/nodes/$node/proxy/stats/summary" |
    python3 -c 'import json, sys; print(*[p["memory"]["workingSetBytes"] for p in json.load(sys.stdin)["pods"] if p["podRef"]["name"] == sys.argv[1]])' "$pod"
}

at_ci() { # a line of shell, in the folder of what CI says
  kubectl exec --namespace e2e deployment/ci -- sh -c "cd /said; $1"
}

down() {
  for pid in ${forwards:-}; do
    pkill -P "$pid" 2> /dev/null || true
    kill "$pid" 2> /dev/null || true
  done
  if [ "$cluster" = kind ]; then
    kind delete cluster --name imagefactory-e2e
  else
    kubectl delete project.kargo.akuity.io image-factory --ignore-not-found
    kubectl delete deployment kargo-controller-second --namespace kargo --ignore-not-found
    helm uninstall kargo --namespace kargo --ignore-not-found
    kubectl delete namespace e2e kargo image-factory --ignore-not-found
  fi
}

FROM haproxy:3.2
COPY --from=assets . /assets

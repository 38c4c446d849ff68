run_demo() { die "not here yet"; }

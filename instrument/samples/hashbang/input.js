#!/usr/bin/env node
function f() { return 1 }
log(f());

(function () { [1].map((x) => x) })();
(() => { [1].forEach(function () { (() => {})() }) })();
function render() { [1].map((x) => x); return { onClick() { [1].map((x) => x) }, children: [() => {}] } }
const tree = render(); tree.onClick(); tree.children[0]();
class Matrix { constructor() { [1].map((x) => x) } get rows() { return [1].map((x) => x) } static of() { return [1].map((x) => x) } f = [1].map((x) => x); }
new Matrix().rows; Matrix.of();
new Promise((resolve) => resolve()).then(() => log('done'));
!function () {}(); new (function () {})(); new (class { m() { [1].map((x) => x) } })().m();

/**
 * World: page, conformance: what a test's realm has besides the language: `print` and `$262`. The driver is in
 * the top window.
 */
{
  const { driver } = window.top;
  const define = (name, value) =>
    Object.defineProperty(globalThis, name, { value, writable: true, enumerable: false, configurable: true });
  const { document } = window;
  /** Runs text as a script; throws what it throws. */
  const evalScript = (source) => {
    let failed = null;
    const hear = (event) => {
      failed ??= { error: event.error };
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    const script = document.createElement('script');
    script.textContent = driver.textIn(window, source);
    driver.listenFirst(window, hear, () => document.documentElement.append(script));
    script.remove();
    if (failed !== null) throw failed.error;
  };
  define('print', (line) => driver.print(window, String(line)));
  define('$262', {
    createRealm: () => driver.createRealm(window).$262,
    detachArrayBuffer: (buffer) => void structuredClone(buffer, { transfer: [buffer] }),
    evalScript,
    gc() {},
    clearKeptObjects() {},
    global: window,
    IsHTMLDDA: document.all,
    agent: {},
  });
}

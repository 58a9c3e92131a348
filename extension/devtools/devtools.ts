/**
 * World: devtools page. Adds the panel to DevTools; the panel's own document does everything else.
 */
import { browser } from '../../platform/browser.ts';

await browser.devtools.panels.create('Signature Profiler', 'icons/16.png', 'panel.html');

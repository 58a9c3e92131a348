/**
 * World: panel. The panel's entry: puts the user interface into the document in DevTools' theme and
 * connects it to the session that lives in the same document.
 */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { onDevtoolsTheme } from '../platform/devtools-theme.ts';
import { panelEnd } from '../protocol/meeting-point.ts';
import { App } from './App.tsx';
import { setTheme } from './theme.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('panel.html has no #root.');
onDevtoolsTheme(setTheme);
createRoot(root).render(
  <StrictMode>
    <App channel={panelEnd} />
  </StrictMode>,
);

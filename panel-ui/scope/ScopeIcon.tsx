/** World: panel. A funnel, drawn as the toolbar's other pictures are. */
import type { ReactElement } from 'react';

export const ScopeIcon = (): ReactElement => (
  <svg
    className="icon"
    viewBox="0 0 16 16"
    width="16"
    height="16"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.4"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    <path d="M2.5 3h11L9.4 8.2v4.1L6.6 13.6V8.2z" />
  </svg>
);

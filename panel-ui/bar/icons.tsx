/**
 * World: panel. The toolbar's pictures: 16 × 16, drawn by us, in the colour of the text around them.
 */
import type { ReactElement, ReactNode } from 'react';

function Icon({ children }: { readonly children: ReactNode }): ReactElement {
  return (
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
      {children}
    </svg>
  );
}

export const RecordIcon = (): ReactElement => (
  <Icon>
    <circle cx="8" cy="8" r="5.3" />
    <circle cx="8" cy="8" r="2.6" fill="currentColor" stroke="none" />
  </Icon>
);
export const StopIcon = (): ReactElement => (
  <Icon>
    <circle cx="8" cy="8" r="5.3" />
    <rect x="5.8" y="5.8" width="4.4" height="4.4" rx="0.6" fill="currentColor" stroke="none" />
  </Icon>
);
export const ClockIcon = (): ReactElement => (
  <Icon>
    <circle cx="8" cy="8" r="5.3" />
    <path d="M8 5v3l2 1.6" />
  </Icon>
);
export const ScopeIcon = (): ReactElement => (
  <Icon>
    <path d="M2.5 3h11L9.4 8.2v4.1L6.6 13.6V8.2z" />
  </Icon>
);
export const ReloadIcon = (): ReactElement => (
  <Icon>
    <path d="M13 8a5 5 0 1 1-1.6-3.7" />
    <path d="M11.7 1.8v2.7H9" />
  </Icon>
);
export const ClearIcon = (): ReactElement => (
  <Icon>
    <circle cx="8" cy="8" r="5.3" />
    <path d="M4.3 4.3l7.4 7.4" />
  </Icon>
);
export const ImportIcon = (): ReactElement => (
  <Icon>
    <path d="M8 10.5V2.5M5 5.3l3-3 3 3" />
    <path d="M2.8 10v2.7h10.4V10" />
  </Icon>
);
export const ExportIcon = (): ReactElement => (
  <Icon>
    <path d="M8 2.3v8M5 7.5l3 3 3-3" />
    <path d="M2.8 10v2.7h10.4V10" />
  </Icon>
);
export const HelpIcon = (): ReactElement => (
  <Icon>
    <path d="M5.6 6.1a2.4 2.4 0 1 1 3.5 2.1c-.8.4-1.1.9-1.1 1.7M8 12.4v.1" />
  </Icon>
);
export const UpIcon = (): ReactElement => (
  <Icon>
    <path d="M8 13V3.5M4 7.3l4-4 4 4" />
  </Icon>
);
export const ResetIcon = (): ReactElement => (
  <Icon>
    <path d="M2.8 7.5L8 2.8l5.2 4.7M4.3 6.5v6.7h7.4V6.5" />
  </Icon>
);
export const ExpandIcon = (): ReactElement => (
  <Icon>
    <path d="M4 10.2l4-4 4 4" />
  </Icon>
);
export const CollapseIcon = (): ReactElement => (
  <Icon>
    <path d="M4 6l4 4 4-4" />
  </Icon>
);
export const CloseIcon = (): ReactElement => (
  <Icon>
    <path d="M4 4l8 8M12 4l-8 8" />
  </Icon>
);

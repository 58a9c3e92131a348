/**
 * World: panel. Which clock the next recording uses, whether pages of this origin are isolated for it, and what
 * that may have broken. What it says of isolation is the session's; the choice of the clock is the panel's.
 */
import type { ReactElement } from 'react';
import type { ClockChoice } from '../../profile/model.ts';
import { visibleText } from '../../profile/visible-text.ts';
import type { Isolation } from '../../protocol/session-messages.ts';
import { ClockIcon } from './icons.tsx';
import { ToolMenu } from './ToolMenu.tsx';

const CHOICES: readonly (readonly [choice: ClockChoice, name: string, does: string])[] = [
  ['auto', 'Auto', 'The best clock that each page, frame and worker can have: samples where it is isolated'],
  ['exact', 'Exact', 'Two clock reads a call: every call is timed, and costs about 0.1 µs more'],
  ['counts', 'Counts only', 'No times at all, and the least cost'],
];
const NAMES = Object.fromEntries(CHOICES) as Readonly<Record<ClockChoice, string>>;

const MENU_ID = 'clock-menu';

export interface ClockMenuProps {
  readonly choice: ClockChoice;
  /** Null until the session has said it. */
  readonly isolation: Isolation | null;
  readonly disabled: boolean;
  readonly onChoice: (choice: ClockChoice) => void;
  readonly onIsolation: (wanted: boolean) => void;
  readonly onReloadWithoutIsolation: () => void;
}

export function ClockMenu(props: ClockMenuProps): ReactElement {
  return (
    <ToolMenu
      id={MENU_ID}
      name="Clock"
      icon={<ClockIcon />}
      title="Clock of the next recording, and isolation of the page"
      value={NAMES[props.choice]}
      disabled={props.disabled}
    >
      <fieldset>
        <legend>Clock of the next recording</legend>
        {CHOICES.map(([choice, name, does]) => (
          <label key={choice}>
            <input
              type="radio"
              name="clock"
              value={choice}
              aria-label={name}
              aria-describedby={`clock-${choice}`}
              checked={choice === props.choice}
              onChange={() => props.onChoice(choice)}
            />
            <span>
              {name}
              <small id={`clock-${choice}`}>{does}.</small>
            </span>
          </label>
        ))}
      </fieldset>
      {props.isolation !== null && (
        <IsolationChoice
          isolation={props.isolation}
          onIsolation={props.onIsolation}
          onReload={props.onReloadWithoutIsolation}
        />
      )}
    </ToolMenu>
  );
}

function IsolationChoice(props: {
  readonly isolation: Isolation;
  readonly onIsolation: (wanted: boolean) => void;
  readonly onReload: () => void;
}): ReactElement {
  const { wanted, active, whyNot, conflicts } = props.isolation;
  return (
    <fieldset>
      <legend>Isolation of this origin</legend>
      <label>
        <input
          type="checkbox"
          checked={wanted}
          onChange={(event) => props.onIsolation(event.target.checked)}
        />
        <span>
          Isolate its pages on Reload and record
          <small>
            For clock steps of 5 µs instead of 100 µs, and for samples. It keeps popups and openers of the
            same origin from each other’s documents, and cookies from requests to other origins that do not
            use CORS.
          </small>
        </span>
      </label>
      {whyNot !== null && <p>{visibleText(whyNot)}</p>}
      {conflicts.map(({ code, message }) => (
        <p key={code} className="menu-conflict">
          {visibleText(message)}
        </p>
      ))}
      {active && (
        <button
          type="button"
          className="button"
          popoverTarget={MENU_ID}
          popoverTargetAction="hide"
          onClick={props.onReload}
        >
          Reload without it
        </button>
      )}
    </fieldset>
  );
}

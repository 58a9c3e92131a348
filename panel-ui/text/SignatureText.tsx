/**
 * World: panel. A signature with its types set apart from names. Its text is the label of `profile/`;
 * each foreign piece is isolated, so that a right-to-left name reorders nothing around it.
 */
import { Fragment, type ReactElement } from 'react';
import { signatureParts, siteLabel, type ArgumentLabel } from '../../profile/index.ts';
import type { Profile } from '../../profile/model.ts';
import type { SignatureIndex, SiteIndex } from '../../profile/units.ts';

/** Arguments that are drawn; a call of more says so, and the tooltip has them all. */
const ARGUMENTS_SHOWN = 24;

export function SignatureText(props: {
  readonly profile: Profile;
  readonly site: SiteIndex;
  readonly signature: SignatureIndex; // -1: the function
}): ReactElement {
  if (props.signature < 0)
    return (
      <span className="signature">
        <bdi className="signature-name">{siteLabel(props.profile, props.site)}</bdi>
      </span>
    );
  const { name, arguments: args } = signatureParts(props.profile, props.signature);
  if (args === null)
    return (
      <span className="signature">
        <bdi className="signature-name">{name}</bdi>
      </span>
    );
  const head = args.slice(0, Math.min(args.length - 1, ARGUMENTS_SHOWN));
  const last = args.at(-1);
  const left = args.length - head.length - 1;
  return (
    <span className="signature">
      <bdi className="signature-name">{name}</bdi>
      <span className="signature-mark">(</span>
      {/* The part that gives way first: everything up to the last argument. */}
      {head.length > 0 && (
        <span className="signature-head">
          {head.map((argument, position) => (
            <Fragment key={position}>
              {position > 0 && ', '}
              <Argument argument={argument} />
            </Fragment>
          ))}
          {left > 0 && `, … ${String(left)} more`}
        </span>
      )}
      {last && (
        <span className="signature-tail">
          {head.length > 0 && ', '}
          <Argument argument={last} />
        </span>
      )}
      <span className="signature-mark">)</span>
    </span>
  );
}

function Argument({ argument }: { readonly argument: ArgumentLabel }): ReactElement {
  return (
    <>
      {argument.name !== null && (
        <>
          <bdi className="signature-parameter">{argument.name}</bdi>
          {': '}
        </>
      )}
      <bdi className="signature-type">{argument.type}</bdi>
    </>
  );
}

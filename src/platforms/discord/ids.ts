import { limits } from './limits.ts'

/**
 * What a component of ours carries beside the core's press: in a direct message the server it belongs to (Discord does not
 * say), a number where one press is there twice, and which page of a form it opens or is. A public format, like the press.
 */
type ComponentId = {
  readonly press: string
  readonly place?: string
  readonly part?: number
  readonly step?: { readonly page: number; readonly of: number }
}

/** `@<server>|~<part>|+<page>/<of>|<press>`, each but the press only where it says something; at most 100 characters. */
export function encodeId({ press, place, part, step }: ComponentId): string {
  const rest = `${part ? `~${part.toString(36)}|` : ''}${step ? `+${step.page}/${step.of}|` : ''}${press}`
  const id = place === undefined ? rest : `@${BigInt(place).toString(36)}|${rest}`
  // Without its server a button still works wherever its reader is in one club only.
  const fits = id.length <= limits.customId ? id : rest
  if (fits.length > limits.customId) throw new Error(`a component id is too long: ${press}`)
  return fits
}

const shape = /^(?:@([0-9a-z]+)\|)?(?:~([0-9a-z]+)\|)?(?:\+(\d{1,2})\/(\d{1,2})\|)?([\s\S]*)$/

export function decodeId(id: string): ComponentId {
  const [, place, part, page, of, press = ''] = shape.exec(id) ?? []
  return {
    press,
    ...(place === undefined ? {} : { place: fromBase36(place) }),
    ...(part === undefined ? {} : { part: Number.parseInt(part, 36) }),
    ...(page === undefined ? {} : { step: { page: Number(page), of: Number(of) } }),
  }
}

const fromBase36 = (text: string): string =>
  [...text].reduce((sum, digit) => sum * 36n + BigInt(Number.parseInt(digit, 36)), 0n).toString()

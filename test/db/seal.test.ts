import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type SealBroken, sealer, WeakKey } from '../../src/db/seal.ts'

const key = 'k3Zr0cU1m2bq8y5sQxYt9vWn4eHj7LpA6dFgBiDoEuM='
const another = 'f00dfeedc0ffee11223344556677889900aabbccddeeff0102030405060708ff'
const broken = (why: SealBroken['why']) => expect.objectContaining({ why })

const anyText = fc.string({ unit: 'binary', maxLength: 300 })

describe('sealed text', () => {
  const { seal, open } = sealer({ key })

  test('opens as it was, in its own place', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, about) => {
        expect(open(seal(text, about), about)).toBe(text)
      }),
    )
  })

  test('does not open in another place', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (text, about, elsewhere) => {
        fc.pre(about !== elsewhere)
        expect(() => open(seal(text, about), elsewhere)).toThrow(broken('changed or elsewhere'))
      }),
    )
  })

  test('does not open once any bit of it has changed, or its end is missing', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.integer({ min: 0, max: 7 }), (text, somewhere, bit) => {
        const sealed = seal(text, 'here')
        const at = somewhere % sealed.length
        expect(() => open(sealed.subarray(0, at), 'here')).toThrow()
        sealed[at] = (sealed[at] ?? 0) ^ (1 << bit)
        expect(() => open(sealed, 'here')).toThrow()
      }),
    )
  })

  test('is never the same twice, and shows nothing of the text', () => {
    const once = seal('Léa Martin, +33 6 12 34 56 78', 'here')
    expect(once.equals(seal('Léa Martin, +33 6 12 34 56 78', 'here'))).toBe(false)
    expect(once.includes('Martin')).toBe(false)
  })

  test('is the same to open whether it comes back as a Buffer or as plain bytes', () => {
    expect(open(new Uint8Array(seal('abc', 'here')), 'here')).toBe('abc')
  })
})

describe('keys', () => {
  test('rotate: the old key still opens, the new one seals, and what is old is told apart', () => {
    const before = sealer({ key }).seal('a contact', 'here')
    const rotating = sealer({ key: another, old: key })
    expect(rotating.open(before, 'here')).toBe('a contact')
    expect(rotating.isOld(before)).toBe(true)
    const again = rotating.seal('a contact', 'here')
    expect(rotating.isOld(again)).toBe(false)
    const after = sealer({ key: another })
    expect(after.open(again, 'here')).toBe('a contact')
    expect(() => after.open(before, 'here')).toThrow(broken('unknown key'))
  })

  test('are the same in base64, base64url and hex', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), bytes => {
        fc.pre(new Set(bytes).size >= 16)
        const written = Buffer.from(bytes)
        const sealed = sealer({ key: written.toString('base64') }).seal('abc', 'here')
        expect(sealer({ key: written.toString('hex') }).open(sealed, 'here')).toBe('abc')
        expect(sealer({ key: ` ${written.toString('base64url')}\n` }).open(sealed, 'here')).toBe('abc')
      }),
    )
  })

  test('may be a long passphrase, however its accents are encoded', () => {
    const phrase = 'douze entreprises, une table et du café à l’aube'
    const sealed = sealer({ key: phrase.normalize('NFD') }).seal('abc', 'here')
    expect(sealer({ key: phrase.normalize('NFC') }).open(sealed, 'here')).toBe('abc')
  })

  test.each([
    ['', 'nothing'],
    ['correct horse battery staple', 'a short passphrase'],
    ['a'.repeat(64), 'one letter again and again, in hex'],
    ['changeme'.repeat(8), 'one word again and again'],
    [Buffer.alloc(32).toString('base64'), 'zeros'],
  ])('%j is refused: %s', weak => {
    const refused = (make: () => unknown, variable: string) =>
      expect(make).toThrow(expect.objectContaining({ variable }))
    refused(() => sealer({ key: weak }), 'ASSIDU_SECRET_KEY')
    refused(() => sealer({ key, old: weak }), 'ASSIDU_SECRET_KEY_OLD')
    const trouble = new WeakKey('ASSIDU_SECRET_KEY')
    expect(trouble.sentence('fr')).toContain('openssl rand -base64 32')
  })
})

describe('fingerprints', () => {
  const { fingerprint } = sealer({ key })

  test('are equal for equal values of one club, and only then', () => {
    fc.assert(
      fc.property(anyText, anyText, (one, other) => {
        expect(fingerprint('club', one).equals(fingerprint('club', other))).toBe(one === other)
      }),
    )
  })

  test('never meet between two clubs, nor between two installations', () => {
    const phone = '+33612345678'
    expect(fingerprint('one', phone).equals(fingerprint('two', phone))).toBe(false)
    expect(fingerprint('one', phone).equals(sealer({ key: another }).fingerprint('one', phone))).toBe(false)
  })

  test('are found again under the old key while keys rotate', () => {
    const rotating = sealer({ key: another, old: key })
    expect(rotating.fingerprints('one', '+33612345678')).toContainEqual(fingerprint('one', '+33612345678'))
    expect(rotating.fingerprints('one', '+33612345678')).toContainEqual(rotating.fingerprint('one', '+33612345678'))
  })
})

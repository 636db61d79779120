import { digestPart } from '../digest/part.ts'

export const introductionsInDigest = digestPart<number>({
  read: (_, { counted }) => counted('introduction-accepted'),
  isQuiet: agreed => agreed === 0,
  lines: {
    introductions: {
      says: (agreed, words) => words.introductions.digest.agreed(agreed),
      isLeftOut: agreed => agreed === 0,
      report: introductions => ({ introductions }),
    },
  },
  actions: {},
})

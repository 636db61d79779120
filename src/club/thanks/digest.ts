import { digestPart } from '../digest/part.ts'

export const thanksInDigest = digestPart<number>({
  read: (_, { counted }) => counted('thanks-given'),
  isQuiet: given => given === 0,
  lines: {
    thanks: {
      says: (given, words) => words.thanks.digest.given(given),
      isLeftOut: given => given === 0,
      report: thanks => ({ thanks }),
    },
  },
  actions: {},
})

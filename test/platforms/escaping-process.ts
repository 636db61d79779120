// A program from which so many errors escape as it is told, half of them thrown, half of them failures nobody waits for.
import { openLog } from '../../src/log.ts'
import { catchTheRest } from '../../src/start/last-handler.ts'

catchTheRest(openLog('error'), () => {
  console.log('ends in order')
  process.exit(1)
})
for (let n = 0; n < Number(process.argv[2]); n += 1)
  setImmediate(() => {
    const error = new Error(`escaped ${n}`)
    if (n % 2 === 0) throw error
    void Promise.reject(error)
  })
void Promise.reject(undefined)
setTimeout(() => console.log('goes on'), 200)

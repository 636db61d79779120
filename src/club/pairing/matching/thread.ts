import { parentPort, workerData } from 'node:worker_threads'
import type { RoundAsked } from './asked.ts'
import { drawRound } from './draw.ts'

// The whole life of a thread that away.ts starts: one round.
parentPort!.postMessage(drawRound(workerData as RoundAsked))

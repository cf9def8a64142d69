-- Asks for the addresses of a file, one a line, in turn; prints what benchmarks/web.py reads.

local paths = {}
for line in io.lines(os.getenv("NEXTRUNG_PATHS")) do
  paths[#paths + 1] = line
end
local at = 0

request = function()
  at = at % #paths + 1
  return wrk.format("GET", paths[at])
end

done = function(summary, latency, requests)
  io.write(string.format(
    '{"requests": %d, "microseconds": %d, "median": %d, "p95": %d, "refused": %d, "broken": %d}\n',
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(95),
    summary.errors.status,
    summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  ))
end

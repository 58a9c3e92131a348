/** World: benchmark program. An interpreter: the Lua machine fengari runs a small program. */
import { lauxlib, lua, lualib, to_luastring } from 'fengari';

export const name = 'fengari';
export const expected = '1597 9 30 157';
const program = to_luastring(`
  local function fib(n) if n < 2 then return n end return fib(n - 1) + fib(n - 2) end
  local words, count = {}, 0
  for word in ("the quick brown fox jumps over the lazy dog the end"):rep(10, " "):gmatch("%a+") do
    if not words[word] then words[word] = 0; count = count + 1 end
    words[word] = words[word] + 1
  end
  local sorted = {}
  for i = 1, 200 do sorted[i] = (i * 7919) % 211 end
  table.sort(sorted, function(a, b) return a > b end)
  return string.format("%d %d %d %d", fib(17), count, words["the"], sorted[50])
`);
let state;
export function setUp() {
  state = lauxlib.luaL_newstate();
  lualib.luaL_openlibs(state);
}
export function run() {
  if (lauxlib.luaL_dostring(state, program)) throw new Error(lua.lua_tojsstring(state, -1));
  const result = lua.lua_tojsstring(state, -1);
  lua.lua_settop(state, 0);
  return result;
}

/// The wire of the reference system ("compat v1"), so that its clients work unchanged: the engine,
/// the backend, and the three endpoints of the third recipe. An [Inbound] enters, an [Outbound]
/// leaves; nothing here knows an HTTP library, so that every row of the contract is tested without
/// a server. Start at `engine.EngineSurface`, `backend.BackendSurface`, `recipe.RecipeSurface`;
/// `docs/compat.md` lists what differs.
@NullMarked
package io.redoubt.api.compat;

import org.jspecify.annotations.NullMarked;

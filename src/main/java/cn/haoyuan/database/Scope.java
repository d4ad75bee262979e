package cn.haoyuan.database;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The seats that a transaction may see, and the seat it speaks for. Bound to the running call, never to a thread that is
 * reused; a transaction begun outside {@link #call} sees nothing, because row-level security finds no scope.
 *
 * @param seats an {@code int4multirange} literal
 * @param home the seat whose ancestors' names may be read, or -1
 * @param account whose own rows may be seen, such as phrases and notes; 0 for nobody's
 * @param post whose own uploads may be seen, wherever they belong (an inspector's); 0 for nobody's
 */
public record Scope(String seats, int home, int account, int post) {

    /** Half-open interval of seats: one subtree. */
    public record Seats(int from, int to) {}

    /** Sees nothing. What a transaction has that nobody gave a scope. */
    public static final Scope NOTHING = new Scope("{}", -1, 0, 0);

    /** Sees all rows of the city: sign-in, start-up and jobs, which speak for nobody. */
    public static final Scope EVERYTHING = new Scope("{(,)}", -1, 0, 0);

    private static final ScopedValue<Scope> CURRENT = ScopedValue.newInstance();

    /** The scope of these subtrees, speaking for the unit at {@code home}. */
    public static Scope of(int home, Collection<Seats> subtrees) {
        return new Scope(
                subtrees.stream()
                        .map(s -> "[" + s.from() + "," + s.to() + ")")
                        .collect(Collectors.joining(",", "{", "}")),
                home,
                0,
                0);
    }

    public static Scope of(int home, Seats subtree) {
        return of(home, List.of(subtree));
    }

    /** These seats beside the own. */
    public Scope and(Collection<Seats> subtrees) {
        if (subtrees.isEmpty()) {
            return this;
        }
        String own = seats.substring(0, seats.length() - 1);
        String others = of(home, subtrees).seats().substring(1);
        return new Scope(own.equals("{") ? own + others : own + "," + others, home, account, post);
    }

    /** The same seats, and what is this account's and this post's alone. */
    public Scope by(int account, int post) {
        return new Scope(seats, home, account, post);
    }

    static Scope current() {
        return CURRENT.isBound() ? CURRENT.get() : NOTHING;
    }

    /** Runs {@code work} so that every transaction begun in it carries this scope. */
    public <T> T call(Callable<T> work) throws Exception {
        return ScopedValue.where(CURRENT, this).call(work::call);
    }

    /** {@link #call} for work that throws nothing checked. */
    public <T> T get(Supplier<T> work) {
        return ScopedValue.where(CURRENT, this).call(work::get);
    }

    /** {@link #call} for work that returns nothing and throws nothing checked. */
    public void run(Runnable work) {
        ScopedValue.where(CURRENT, this).run(work);
    }
}

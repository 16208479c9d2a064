package dev.plumbline;

import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Hands connections out again, as good as new: opening one takes longer than what most tests ask of it. */
final class KeptConnections implements DataSource {

    private final DataSource opens;
    private final Deque<Connection> idle = new ArrayDeque<>();
    private boolean over;

    KeptConnections(DataSource opens) {
        this.opens = opens;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection kept;
        synchronized (idle) {
            kept = idle.pollLast();
        }
        Connection open = kept == null ? opens.getConnection() : kept;
        return (Connection) Proxy.newProxyInstance(
                KeptConnections.class.getClassLoader(), new Class<?>[] {Connection.class}, new Lent(open));
    }

    /** From now on none is kept: the test that used them is over. */
    void letGo() {
        synchronized (idle) {
            over = true;
            idle.forEach(KeptConnections::close);
            idle.clear();
        }
    }

    private void takeBack(Connection connection) {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            connection.setReadOnly(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("DISCARD ALL");
                // What it has read so far is not counted among what the next one reads.
                statement.execute("SELECT pg_stat_force_next_flush()");
            }
        } catch (SQLException broken) {
            close(connection);
            return;
        }
        synchronized (idle) {
            if (!over) {
                idle.addLast(connection);
                return;
            }
        }
        close(connection);
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException closed) {
            // It is gone, which is what was wanted.
        }
    }

    private final class Lent implements InvocationHandler {

        private final Connection connection;
        private boolean returned;

        private Lent(Connection connection) {
            this.connection = connection;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            if (method.getName().equals("close")) {
                if (!returned) {
                    returned = true;
                    takeBack(connection);
                }
                return null;
            }
            if (method.getName().equals("isClosed")) {
                return returned || connection.isClosed();
            }
            if (returned && method.getDeclaringClass() != Object.class) {
                throw new SQLException("this connection was given back");
            }
            try {
                return method.invoke(connection, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return opens.getConnection(username, password);
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return opens.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        opens.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        opens.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return opens.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return opens.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return opens.isWrapperFor(type);
    }
}
